import { IncidentPolicyDecision, PolicyInput } from '../model';
import { carryOut } from './carryOut';
import { endIncidents } from './ends';
import { groupsOf } from './groups';
import { joinIncidents } from './joins';
import { leaveAlerts } from './leaves';
import { Ledger } from './Ledger';
import { moveIncidents } from './moves';
import { Settlement } from './settle';
import { Situation } from './Situation';
import { Troubles } from './Troubles';

/** What is decided may have consequences, and those may have some; more than this they never had in any test. */
const MOST_ROUNDS = 6;

function decideOnce(input: PolicyInput): IncidentPolicyDecision[] {
  const situation = Situation.create(input);
  const troubles = Troubles.create(situation);
  const ledger = Ledger.create(situation);
  const twins = moveIncidents(situation, troubles, ledger);
  const left = joinIncidents(situation, troubles, ledger);
  const groups = groupsOf(left, situation, troubles);
  Settlement.create(situation, troubles, ledger).settle(groups);
  for (const incident of ledger.open) ledger.escalate(incident, troubles);
  endIncidents(situation, troubles, ledger, twins);
  leaveAlerts(situation, troubles, groups, ledger);
  return ledger.decisions;
}

/**
 * What is to be done about incidents, from what fires, what depends on what, and what is open. It changes nothing;
 * once its decisions are carried out, it decides nothing new but to leave the same alerts alone. The order of what it is
 * given does not matter.
 *
 * @public
 */
export function decideIncidents(input: PolicyInput): IncidentPolicyDecision[] {
  const decided: IncidentPolicyDecision[] = [];
  let present = input;
  for (let round = 1; ; round++) {
    const decisions = decideOnce(present);
    const changes = decisions.filter(({ kind }) => kind !== 'leave');
    decided.push(...changes);
    if (changes.length === 0 || round === MOST_ROUNDS) {
      return [...decided, ...decisions.filter(({ kind }) => kind === 'leave')];
    }
    present = carryOut(present, changes);
  }
}
