export * from './LeaseKeeper';
export * from './leases';
