import {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import { Link } from '@backstage/ui';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { DataScope } from '../DataScope';
import { Severity } from '../IncidentState';
import { readFound } from './schema';
import styles from './SearchResultItem.module.css';

function Words(props: {
  text: string;
  highlight: ResultHighlight | undefined;
  field: 'title' | 'text';
}) {
  const { text, highlight, field } = props;
  const marked = highlight?.fields[field];
  return marked ? (
    <HighlightedSearchResultText
      text={marked}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  ) : (
    <>{text}</>
  );
}

/**
 * An incident or a post-mortem as a result of ordinary search.
 *
 * @internal
 */
export function SearchResultItem(props: {
  result?: SearchDocument;
  highlight?: ResultHighlight;
}) {
  const { result, highlight } = props;
  const { t, locale } = useOperationsTranslation();
  if (!result) return null;
  const { title, text, location, kind, key, severity, at } = readFound(result);
  const name = key && !title.startsWith(key) ? `${key} ` : '';
  return (
    <DataScope>
      <div className={styles.result}>
        <p className={styles.name}>
          {severity !== undefined && <Severity of={severity} />}{' '}
          <Link href={location} weight="bold">
            {name}
            <Words text={title} highlight={highlight} field="title" />
          </Link>
        </p>
        <p className={styles.quiet}>
          {kind && t(`similar.kind.${kind}`)}
          {at && (
            <span title={formatMoment(at, locale)}>
              {kind && ' · '}
              {formatTime(at, { now: Date.now(), locale })}
            </span>
          )}
        </p>
        <p className={styles.text}>
          <Words text={text} highlight={highlight} field="text" />
        </p>
      </div>
    </DataScope>
  );
}
