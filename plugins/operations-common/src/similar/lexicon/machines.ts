import { Concept } from './concept';

export const MACHINES: Concept[] = [
  {
    id: 'soft-lockup',
    said: 'soft lockup; hung task; task stuck second; rcu stall; rcu_sched',
  },
  {
    id: 'kernel-panic',
    said: 'kernel panic; machine check; hardware error mce',
  },
  {
    id: 'power',
    said: 'power lost; power supply; power fail; power battery; battery low; power outage',
  },
  { id: 'overheated', said: 'temperature' },
  { id: 'raid', said: 'raid; md degraded; array degraded' },
];
