import { Concept } from './concept';

export const DATABASES: Concept[] = [
  {
    id: 'too-many-connections',
    family: 'database-connections',
    said: 'too many connect; too many client; connect slot reserve; max connect; connect limit exceed; connect exceed limit',
    codes:
      'sqlstate:53300 mysql:1040 ora:ORA-12516 ora:ORA-12519 ora:ORA-00020',
  },
  {
    id: 'pool-exhausted',
    family: 'database-connections',
    said: 'pool exhaust; pool timeout; connect not available pool; pool limit; acquire connect pool; not acquire connect; pool empty; queuepool; wait connect pool',
  },
  {
    id: 'database-login',
    family: 'database-connections',
    said: 'password authenticate fail; access deny user; login fail user; invalid username password; wrongpass; login deny; authenticate fail user; invalid password',
    codes: 'sqlstate:28P01 mysql:1045 ora:ORA-01017',
  },
  {
    id: 'pg-hba',
    family: 'database-connections',
    said: 'pg_hba; not pg_hba entry',
    codes: 'sqlstate:28000',
  },
  {
    id: 'database-starting',
    family: 'database-connections',
    said: 'database system start; database start up; recovery mode database; database shut',
    codes: 'sqlstate:57P03',
  },
  {
    id: 'account-locked',
    family: 'database-connections',
    said: 'account lock; password expire; account expire',
    codes: 'ora:ORA-28000 ora:ORA-28001',
  },
  {
    id: 'deadlock',
    family: 'database-lock',
    said: 'deadlock',
    codes: 'sqlstate:40P01 mysql:1213 ora:ORA-00060 mssql:1205',
  },
  {
    id: 'lock-timeout',
    family: 'database-lock',
    said: 'lock timeout; lock wait timeout; lock wait exceed; cancel lock timeout; database lock; lock not available',
    codes: 'sqlstate:55P03 mysql:1205 ora:ORA-00054',
  },
  {
    id: 'statement-timeout',
    family: 'database-lock',
    said: 'cancel query timeout; query timeout; query cancel; query execution interrupted',
    codes: 'sqlstate:57014 mysql:3024',
  },
  {
    id: 'serialization',
    family: 'database-lock',
    said: 'not serialize access; serialization fail; could not serialize',
    codes: 'sqlstate:40001',
  },
  {
    id: 'idle-in-transaction',
    family: 'database-lock',
    said: 'idle in transaction; idle transaction',
    codes: 'sqlstate:25P03',
  },
  {
    id: 'read-only-database',
    family: 'database-state',
    said: 'read only transaction; readonly replica; readonly database; read only database; write against read only; read only option; read only replica',
    codes: 'sqlstate:25006 mysql:1290 mysql:1836',
  },
  {
    id: 'replication-lag',
    family: 'database-state',
    said: 'replica behind; replica delay; replica slow; seconds behind',
  },
  {
    id: 'replication-broken',
    family: 'database-state',
    said: 'wal segment delete; replica stop; binlog; replica slot; requested wal; replica break; replica error',
  },
  {
    id: 'wraparound',
    family: 'database-state',
    said: 'wraparound; multixact; transaction id exhaust',
  },
  {
    id: 'unique-violation',
    family: 'constraint',
    said: 'duplicate key; unique constraint; duplicate entry',
    codes: 'sqlstate:23505 mysql:1062 ora:ORA-00001',
  },
  {
    id: 'foreign-key',
    family: 'constraint',
    said: 'foreign key constraint; foreign key',
    codes: 'sqlstate:23503 mysql:1452',
  },
  {
    id: 'not-null',
    family: 'constraint',
    said: 'null value column; not null constraint',
    codes: 'sqlstate:23502',
  },
  {
    id: 'out-of-range',
    family: 'constraint',
    said: 'integer out range; sequence maximum; value out range; sequence exhaust; auto_increment; nextval reach; int overflow; integer overflow',
    codes: 'sqlstate:22003 sqlstate:2200H mysql:167',
  },
  {
    id: 'value-too-long',
    family: 'constraint',
    said: 'value too long; data too long',
    codes: 'sqlstate:22001 mysql:1406',
  },
  {
    id: 'table-missing',
    family: 'schema',
    said: 'table not found; not such table; table not exist',
    codes: 'sqlstate:42P01 mysql:1146 ora:ORA-00942',
  },
  {
    id: 'column-missing',
    family: 'schema',
    said: 'column not found; unknown column; column not exist; not such column',
    codes: 'sqlstate:42703 mysql:1054',
  },
  {
    id: 'migration-lock',
    family: 'schema',
    said: 'migration lock; changelog lock; dirty database version; migration dirty',
  },
];
