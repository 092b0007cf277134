export * from './certificates';
export * from './FakeCore';
export * from './services';
export * from './TestServer';
export * from './until';
