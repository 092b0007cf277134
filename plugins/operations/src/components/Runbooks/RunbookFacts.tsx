import { Runbook } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import { PersonName } from '../IncidentState';
import styles from './Runbooks.module.css';

/**
 * How old a runbook is, who changed it last, what is wrong with it, and whether it helped; in a line.
 *
 * @internal
 */
export function RunbookFacts(props: { of: Runbook }) {
  const { changedAt, changedBy, problems, helped, url } = props.of;
  const { t } = useOperationsTranslation();
  const { yes, no } = helped;
  return (
    <p className={styles.quiet}>
      {changedAt && t('runbook.changed', { time: <Age of={changedAt} /> })}
      {!changedAt && !url && t('runbook.neverChanged')}
      {!changedAt && url && t('runbook.elsewhere')}
      {changedBy && (
        <> {t('runbook.changedBy', { name: <PersonName of={changedBy} /> })}</>
      )}
      {problems.length > 0 && (
        <>
          {' · '}
          <HealthMark mark="degraded" />{' '}
          {t('runbook.problems', { count: problems.length })}
        </>
      )}
      {' · '}
      {yes + no > 0
        ? t('runbook.helped.count', { yes: String(yes), no: String(no) })
        : t('runbook.helped.nobody')}
    </p>
  );
}
