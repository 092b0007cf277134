import type {
  RequestStage,
  RequestStageName,
  RequestStageState,
} from '../../generated/openapi';
import type { Finding } from './finding';

/** What is told of a stage: why it has not come, that it is late, what to do, and whom to ask. @internal */
export function told(
  stage: Finding & { name: RequestStageName },
  state: RequestStageState,
  late?: string,
): RequestStage {
  const { name, at, evidence, reason, remedy, pressing, whomToAsk, applies } =
    stage;
  const tellsRemedy = pressing || state === 'stuck' || state === 'failed';
  const text = [reason, late, tellsRemedy ? remedy : undefined]
    .filter(words => words !== undefined)
    .join(' ');
  const hasCome = state !== 'waiting' && state !== 'stuck';
  return {
    name,
    state,
    ...(applies === false && { applies }),
    ...(hasCome && at !== undefined && { at }),
    evidence,
    ...(text !== '' && { reason: text }),
    ...(whomToAsk && whomToAsk.length > 0 && { whomToAsk }),
  };
}
