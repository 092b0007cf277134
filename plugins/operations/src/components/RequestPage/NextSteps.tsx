import { ButtonLink } from '@backstage/ui';
import { RequestDetail } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequestFormPath } from '../../hooks/useRequestFormPath';
import { pageStyles } from '../Page';
import { Panel } from '../Panel';

/** What of a step is written again into the form of the next. */
const KEPT = ['what', 'name', 'reason'];

/**
 * After a step of an off-boarding: the next one, and the way back.
 *
 * @internal
 */
export function NextSteps(props: { of: RequestDetail }) {
  const { summary, parameters = {}, stages } = props.of;
  const { t } = useOperationsTranslation();
  const path = useRequestFormPath();
  const isMerged = stages.some(
    ({ name, state }) => name === 'merged' && state === 'done',
  );
  if (summary.kind !== 'offboard' || parameters.step !== 'scale' || !isMerged) {
    return null;
  }
  const kept = Object.fromEntries(
    KEPT.map(name => [name, String(parameters[name] ?? '')]),
  );
  const remove = path('offboard', { ...kept, step: 'remove' });
  const restore = path('offboard', { ...kept, step: 'restore' });
  if (!remove || !restore) return null;
  return (
    <Panel title={t('offboarding.next')}>
      <p className={pageStyles.quiet}>{t('offboarding.nextBody')}</p>
      <div className={pageStyles.actions}>
        {summary.state === 'done' && (
          <ButtonLink href={remove} size="small">
            {t('offboarding.remove')}
          </ButtonLink>
        )}
        <ButtonLink href={restore} size="small" variant="secondary">
          {t('offboarding.restore')}
        </ButtonLink>
      </div>
    </Panel>
  );
}
