import { decideIncidents } from './decideIncidents';
import { carryOut } from './carryOut';
import {
  DEPENDENCIES,
  ENDING,
  ESCALATION,
  HOLDING,
  JOINING,
  MOVING,
  OPENING,
  STORMS,
} from './__testUtils__/stories';
import { inputOf, Story, told } from './__testUtils__/story';

describe.each([
  ['opening', OPENING],
  ['dependencies', DEPENDENCIES],
  ['joining', JOINING],
  ['escalation', ESCALATION],
  ['moving', MOVING],
  ['holding back', HOLDING],
  ['ending', ENDING],
  ['storms', STORMS],
])('incident policy, %s', (_, stories: Story[]) => {
  it.each(stories)('$name', ({ then, ...story }) => {
    const input = inputOf(story);
    const decisions = decideIncidents(input);
    expect(told(decisions, input)).toEqual(then);
    expect(decisions.map(({ message }) => message).join('')).not.toContain(
      'undefined',
    );

    const next = carryOut(input, decisions);
    const again = decideIncidents(next).filter(({ kind }) => kind !== 'leave');
    expect(told(again, next)).toEqual([]);
  });
});
