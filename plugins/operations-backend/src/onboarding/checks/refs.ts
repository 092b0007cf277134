/** @internal */
export function teamRef(name: string): string {
  return `group:default/${name}`.toLocaleLowerCase('en-US');
}

/** @internal */
export function serviceRef(name: string): string {
  return `component:default/${name}`.toLocaleLowerCase('en-US');
}

/** @internal */
export function systemRef(name: string): string {
  return `system:default/${name}`.toLocaleLowerCase('en-US');
}
