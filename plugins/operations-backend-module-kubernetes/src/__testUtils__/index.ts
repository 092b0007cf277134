export { FakeCore, service } from './FakeCore';
export { Harness } from './Harness';
export * from './objects';
export { send, TestApiServer } from './TestApiServer';
export { until } from './until';
