import { AskLink } from '@operate-first/plugin-operations-common';
import { TextAreaField } from '@backstage/ui';
import { useId, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Disclosure } from '../Panel';
import { placeNames, programOf } from './placeNames';
import styles from './AskAuthor.module.css';

/** Addresses are made of what people wrote: only those of the web, of mail and of chats are followed. */
const FOLLOWED = /^(https?|mailto|slack|msteams|matrix|mattermost|zulip):/i;

/** What becomes of the text: some links carry it, of the others it is copied. */
function hintOf(links: AskLink[]) {
  if (links.every(({ copies }) => !copies)) return 'ask.elsewhereHint';
  return links.every(({ copies }) => copies)
    ? 'ask.elsewhereCopied'
    : 'ask.elsewhereSome';
}

/**
 * Where the same can be asked elsewhere. What a link cannot carry is copied when it is followed; where the browser does not
 * let us, the text is shown for copying.
 *
 * @internal
 */
export function AskLinks(props: { links: AskLink[]; text: string }) {
  const { text } = props;
  const links = props.links.filter(({ url }) => FOLLOWED.test(url));
  const { t } = useOperationsTranslation();
  const [{ error, noUserInteraction }, copy] = useCopyToClipboard();
  const [place, setPlace] = useState<string>();
  const hint = useId();
  const names = placeNames(links);
  const isCopied = !error && noUserInteraction;
  if (links.length === 0) return null;
  return (
    <Disclosure summary={t('ask.elsewhere')}>
      <p className={styles.quiet}>{t(hintOf(links))}</p>
      <ul className={styles.links}>
        {links.map(({ url, copies }, at) => (
          <li key={url}>
            <a
              href={url}
              target="_blank"
              rel="noreferrer"
              aria-describedby={copies ? `${hint}${at}` : undefined}
              onClick={() => {
                if (!copies) return;
                copy(text);
                setPlace(programOf(links[at]));
              }}
            >
              {names[at]}
            </a>
            {copies && (
              <span id={`${hint}${at}`} className={styles.quiet}>
                {' '}
                ({t('ask.copies')})
              </span>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className={styles.copied}>
        {place && t(isCopied ? 'ask.copied' : 'ask.notCopied', { place })}
      </p>
      {place && !isCopied && (
        <TextAreaField
          label={t('ask.toCopy')}
          value={text}
          isReadOnly
          rows={6}
        />
      )}
    </Disclosure>
  );
}
