import { timestamp } from '../model';
import { Draft } from './Client';

const CAPACITY = { cpu: '8', memory: '32Gi', pods: '110' };

/** Three machines of a cluster in three zones of a region; `eu-1` and `eu-2` are both in `eu`. @internal */
export function nodesOf(cluster: string): Draft[] {
  const now = timestamp();
  const region = cluster.replace(/-\d+$/, '');
  return ['a', 'b', 'c'].map(zone => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: `${cluster}-node-${zone}`,
      labels: {
        'kubernetes.io/hostname': `${cluster}-node-${zone}`,
        'topology.kubernetes.io/region': region,
        'topology.kubernetes.io/zone': `${region}-${zone}`,
      },
    },
    spec: {},
    status: {
      capacity: CAPACITY,
      allocatable: CAPACITY,
      addresses: [{ type: 'InternalIP', address: '127.0.0.1' }],
      nodeInfo: { kubeletVersion: 'v1.30.0', osImage: 'playground' },
      conditions: [
        {
          type: 'MemoryPressure',
          status: 'False',
          reason: 'KubeletHasSufficientMemory',
        },
        {
          type: 'DiskPressure',
          status: 'False',
          reason: 'KubeletHasNoDiskPressure',
        },
        {
          type: 'PIDPressure',
          status: 'False',
          reason: 'KubeletHasSufficientPID',
        },
        { type: 'Ready', status: 'True', reason: 'KubeletReady' },
      ].map(condition => ({
        ...condition,
        lastHeartbeatTime: now,
        lastTransitionTime: now,
      })),
    },
  }));
}
