export * from './certificate';
export * from './history';
export * from './FakePrometheus';
export * from './RealPrometheus';
export * from './slis';
export * from './shop';
