import { Concept } from './concept';

export const QUEUES: Concept[] = [
  {
    id: 'rebalance',
    family: 'kafka',
    said: 'rebalance; poll interval; max poll; group rebalancing; commit fail',
  },
  {
    id: 'not-leader',
    family: 'kafka',
    said: 'not primary partition; not primary or follow; not enough replica; in sync replica; isr shrink; too few replica',
  },
  {
    id: 'message-too-large',
    family: 'kafka',
    said: 'message too large; record too large; record too big',
  },
  {
    id: 'offset-range',
    family: 'kafka',
    said: 'offset out range; offset reset',
  },
  {
    id: 'consumer-lag',
    family: 'kafka',
    said: 'consumer behind; queue grow; queue behind',
  },
  {
    id: 'memory-alarm',
    said: 'memory watermark; memory alarm; resource alarm; high watermark; flow control publish',
  },
  {
    id: 'no-quorum',
    said: 'not quorum; quorum lost; lost quorum; not primary elect; not primary cluster; split brain; primary lost; primary change; etcdserver timeout; lost primary; primary elect lost',
  },
  {
    id: 'store-quota',
    said: 'database space exceed; mvcc database space; etcd space; nospace alarm',
  },
  {
    id: 'redis-memory',
    family: 'redis',
    said: 'command not allow memory; maxmemory; used memory maxmemory',
  },
  {
    id: 'redis-save',
    family: 'redis',
    said: 'misconf; not persist disk; bgsave; rdb snapshot',
  },
  {
    id: 'redis-cluster-down',
    family: 'redis',
    said: 'clusterdown; hash slot not serve',
  },
  {
    id: 'redis-loading',
    family: 'redis',
    said: 'redis load dataset; load dataset memory',
  },
  {
    id: 'flood-stage',
    said: 'flood stage; read only allow delete; cluster_block',
  },
  { id: 'too-many-shards', said: 'maximum shard; too many shard; shard limit' },
  {
    id: 'circuit-breaking',
    said: 'circuit breaking; data too large; parent breaker',
  },
];
