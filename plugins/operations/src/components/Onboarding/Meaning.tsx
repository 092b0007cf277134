import {
  durationSeconds,
  objectiveInWords,
  parseDuration,
} from '@operate-first/plugin-operations-common';
import { formatTarget } from '../../format/slo';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ServerText } from '../ServerText';
import { WINDOWS } from './form';
import { inFull } from './inFull';

/**
 * What an objective means for who waits: how long everything may be down.
 *
 * @param props - others: also over windows that people have no word for; those are said in English.
 * @internal
 */
export function Meaning(props: {
  target: number | undefined;
  window: string;
  others?: boolean;
}) {
  const { target, window, others } = props;
  const { t, locale } = useOperationsTranslation();
  const known = WINDOWS.find(one => one === window);
  if (target === undefined) return null;
  if (!known) {
    return others ? (
      <ServerText of={`${objectiveInWords(target, window)}.`} />
    ) : null;
  }
  // 1 - 0.999 is 0.0010000…1
  const seconds = Number(
    ((1 - target) * durationSeconds(parseDuration(known))).toPrecision(12),
  );
  return (
    <strong>
      {t(`onboarding.promise.means.${known}`, {
        target: formatTarget(target, locale),
        time: inFull(seconds, locale),
      })}
    </strong>
  );
}
