import { Link } from '@backstage/ui';
import {
  SloDetail,
  SloObjective,
} from '@operate-first/plugin-operations-common';
import { formatShare } from '../../format/quantities';
import { formatDuration } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { CodeBlock } from '../CodeBlock';
import { Disclosure, Panel } from '../Panel';
import { pageStyles } from '../Page';
import styles from './SloPage.module.css';

/**
 * How the numbers of an objective came about: the formula with the numbers in it, and the queries.
 *
 * @internal
 */
export function OriginPanel(props: {
  detail: SloDetail;
  objective: SloObjective;
}) {
  const { detail, objective } = props;
  const { slo, formula, queries, retention } = detail;
  const { t, locale } = useOperationsTranslation();
  const lines = formula
    .filter(({ objective: index }) => index === objective.index)
    .flatMap(one => one.lines);
  const own = queries.filter(query => query.objective === objective.index);
  const { measuredShare, source, server } = objective;
  return (
    <Panel title={t('slo.origin.title')}>
      {lines.length > 0 ? (
        <ol className={styles.formula}>
          {lines.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      ) : (
        <p>{t('slo.origin.none')}</p>
      )}
      <p className={pageStyles.quiet}>
        {t(`slo.method.${slo.budgetingMethod}`)}
        {measuredShare !== undefined &&
          ` ${t('slo.origin.measured', {
            share: formatShare(measuredShare, locale),
          })}`}
        {source &&
          ` ${t('slo.origin.source', {
            source: server ? `${source} ${server}` : source,
          })}`}
      </p>
      {own.map(({ title, query, url, language }) => (
        <div key={`${title} ${query}`}>
          <h3 className={styles.chartTitle}>{title}</h3>
          <CodeBlock
            label={`${title}, ${language}`}
            text={query}
            aside={url && <Link href={url}>{t('slo.openQuery')}</Link>}
          />
        </div>
      ))}
      {retention && retention.length > 0 && (
        <Disclosure summary={t('slo.origin.kept')}>
          <ul>
            {retention.map(({ stepSeconds, days }) => (
              <li key={stepSeconds}>
                {t('slo.origin.retention', {
                  duration: formatDuration(stepSeconds * 1000),
                  days: String(days),
                })}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Panel>
  );
}
