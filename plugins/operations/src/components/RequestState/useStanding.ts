import { RequestSummary } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';

/**
 * How far a request is, in words.
 *
 * @internal
 */
export function useStanding() {
  const { t } = useOperationsTranslation();
  return ({ state, stage, stageState }: RequestSummary): string => {
    if (state !== 'open') return t(`request.state.${state}`);
    const name = t(`request.stage.${stage}`);
    return stageState === 'waiting'
      ? t('request.waitsFor', { stage: name })
      : `${name}: ${t(`request.is.${stageState}`)}`;
  };
}
