import { IncidentDecision } from '@operate-first/plugin-operations-common';
import { testDatabases } from '../../__testUtils__/databases';
import { publicTextOf } from '../../__testUtils__/publicText';
import { publicDecision } from './publicDecision';

const databases = testDatabases();

const DECISION: IncidentDecision = {
  id: 'decision',
  at: '2026-11-20T12:00:00.000Z',
  rule: 'leave.maintenance',
  message: 'In announced maintenance: ask Wilhelmina Quist.',
  inputs: [
    { label: 'Alert', value: 'Disk of 10.20.30.40 is full' },
    { label: 'Told', value: 'quist@example.org' },
    { label: 'Key', value: 'kV9xQ2mZ7pLw4RtY8uNb3HsJ6gDf1CaE5oXi0' },
  ],
};

it('decisions, as visitors read them', async () => {
  const database = await databases.open(databases.ids[0]);
  const shown = publicDecision(DECISION, await publicTextOf(database));
  expect(shown.message).toMatch(/^In announced maintenance: ask \S+\.$/);
  // What the leak check holds back is left out; the rest is redacted.
  expect(shown.inputs.map(({ label }) => label)).toEqual(['Alert', 'Told']);
  expect(shown.inputs[0].value).toMatch(/^Disk of \S+ is full$/);
  expect(JSON.stringify(shown)).not.toMatch(/Quist|10\.20|@example|kV9x/);
});

it('decisions, while nobody knows whom texts may name', () => {
  expect(publicDecision(DECISION, undefined)).toEqual({
    ...DECISION,
    message: 'leave.maintenance',
    inputs: [],
  });
});
