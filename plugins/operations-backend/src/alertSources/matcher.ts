import { AlertMatcher } from '@operate-first/plugin-operations-common';

const MATCHER =
  /^\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|([^"\s]*))\s*$/;

/** A matcher as Alertmanager writes it, as in `namespace="shop"`; undefined where it is none. @internal */
export function parseMatcher(text: string): AlertMatcher | undefined {
  const [, name, operator, quoted, plain] = MATCHER.exec(text) ?? [];
  if (!name) return undefined;
  return {
    name,
    operator: operator as AlertMatcher['operator'],
    value: quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1'),
  };
}
