import { Link } from '@backstage/ui';
import { AuthorReason } from '@operate-first/plugin-operations-common';
import { formatMoment } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ServerText } from '../ServerText';
import styles from './Authors.module.css';

/**
 * Why somebody is suggested, sentence by sentence, each leading to what it is taken from.
 *
 * @internal
 */
export function Reasons(props: { of: AuthorReason[]; id?: string }) {
  const { of, id } = props;
  const { t, locale } = useOperationsTranslation();
  if (of.length === 0) return null;
  return (
    <ul className={styles.why} id={id} aria-label={t('authors.why')}>
      {of.map(({ kind, text, url, at }) => (
        <li key={`${kind} ${text}`} title={at && formatMoment(at, locale)}>
          {url ? (
            <Link href={url}>
              <ServerText of={text} />
            </Link>
          ) : (
            <ServerText of={text} />
          )}
        </li>
      ))}
    </ul>
  );
}
