import { Pod } from '@operate-first/plugin-operations-common';
import { markOf, sayUse } from './words';

function podIn(phase: string, ready = false): Pod {
  return {
    object: { apiVersion: 'v1', kind: 'Pod', name: 'payments-1' },
    phase,
    ready,
    restarts: 0,
    containers: [],
  };
}

describe('markOf', () => {
  it.each([
    ['Running', true, 'healthy'],
    ['Running', false, 'down'],
    ['Completed', false, 'healthy'],
    ['Pending', false, 'unknown'],
    ['ContainerCreating', false, 'unknown'],
    ['Terminating', true, 'unknown'],
    ['CrashLoopBackOff', false, 'down'],
    ['ImagePullBackOff', false, 'down'],
    ['SomethingNew', false, 'down'],
    ['SomethingNew', true, 'healthy'],
  ])('%s, ready: %s, is %s', (phase, ready, mark) => {
    expect(markOf(podIn(phase, ready))).toBe(mark);
  });
});

describe('sayUse', () => {
  it.each([
    [undefined, '—'],
    [{}, '—'],
    [{ limit: { cpuCores: 1 } }, '—'],
    [{ used: { cpuCores: 0 } }, '0'],
    [{ used: { cpuCores: 0.25 }, requested: { cpuCores: 0.5 } }, '0.25 / 0.5'],
    [
      {
        used: { cpuCores: 0.25 },
        requested: { cpuCores: 0.5 },
        limit: { cpuCores: 1 },
      },
      '0.25 / 1',
    ],
  ])('%j is %s', (use, said) => {
    expect(sayUse(use, 'cpuCores', 'en')).toBe(said);
  });
});
