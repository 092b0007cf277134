export * from './annotations';
export * from './document';
export * from './documentsYaml';
export * from './openSloToEntity';
export * from './parseOpenSlo';
export * from './proposeChange';
export * from './resolveSlo';
export * from './suggestSlo';
