import { Change } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ChangeMarkButton } from './ChangeMarkButton';
import { Lane } from './Lane';
import { CHANGE_KINDS, marksOf } from './marks';

/**
 * Rollouts, scalings, restarts, and changes of configuration and SLOs on the time axis of the ribbon, one lane for each
 * kind that there is. Commits are in the list: what is not live yet explains nothing.
 *
 * @internal
 */
export function ChangeLanes(props: {
  changes: Change[];
  from: number;
  to: number;
}) {
  const { changes, from, to } = props;
  const { t } = useOperationsTranslation();
  return (
    <>
      {CHANGE_KINDS.map(kind => {
        const marks = marksOf(changes, { kind, from, to });
        return marks.length > 0 ? (
          <Lane key={kind} label={t(`changes.lane.${kind}`)} marks={marks}>
            {(mark, { isStop, onFocus }) => (
              <ChangeMarkButton
                key={mark.from}
                mark={mark}
                share={((mark.from + mark.to) / 2 - from) / (to - from)}
                isStop={isStop}
                onFocus={onFocus}
              />
            )}
          </Lane>
        ) : undefined;
      })}
    </>
  );
}
