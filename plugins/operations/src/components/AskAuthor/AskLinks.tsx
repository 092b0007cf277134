import { AskLink } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Disclosure } from '../Panel';
import styles from './AskAuthor.module.css';

/** Addresses are made of what people wrote: only those of the web, of mail and of chats are followed. */
const FOLLOWED = /^(https?|mailto|slack|msteams|matrix|mattermost|zulip):/i;

/**
 * Where the same can be asked elsewhere. What a link cannot carry is copied when it is followed.
 *
 * @internal
 */
export function AskLinks(props: { links: AskLink[]; text: string }) {
  const { text } = props;
  const links = props.links.filter(({ url }) => FOLLOWED.test(url));
  const { t } = useOperationsTranslation();
  const [, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState<string>();
  if (links.length === 0) return null;
  return (
    <Disclosure summary={t('ask.elsewhere')}>
      <p className={styles.quiet}>{t('ask.elsewhereHint')}</p>
      <ul className={styles.links}>
        {links.map(({ kind, label, url, copies }) => (
          <li key={`${kind} ${label}`}>
            <a
              href={url}
              target="_blank"
              rel="noreferrer"
              onClick={() => {
                if (!copies) return;
                copy(text);
                setCopied(label);
              }}
            >
              {label}
            </a>
            {copies && (
              <span className={styles.quiet}> ({t('ask.copies')})</span>
            )}
          </li>
        ))}
      </ul>
      <p role="status">{copied && t('ask.copied')}</p>
    </Disclosure>
  );
}
