import { IncidentDecision } from '@operate-first/plugin-operations-common';
import { PublicText } from '../../redaction/PublicText';

/**
 * A decision as visitors read it: it quotes titles of maintenance and of alerts, which people wrote.
 *
 * @internal
 */
export function publicDecision(
  decision: IncidentDecision,
  publicText: PublicText | undefined,
): IncidentDecision {
  const shown = (text: string) => publicText?.of(text).text;
  return {
    ...decision,
    message: shown(decision.message) ?? decision.rule,
    inputs: decision.inputs.flatMap(input => {
      const value = shown(input.value);
      return value === undefined ? [] : [{ ...input, value }];
    }),
  };
}
