export * from './certificate';
export * from './FakePrometheus';
export * from './RealPrometheus';
export * from './slis';
export * from './shop';
