import { JsonValue } from '@backstage/types';

/** Keys and places from the root of a document. @public */
export type YamlPath = ReadonlyArray<string | number>;

/**
 * One change of a YAML file.
 *
 * `set` writes a value, and makes what is missing on the way to it. `add` adds to a list what is not in it yet, in its
 * order where it has one. `remove` takes away a key or a place, or, where a value is given, that value from a list.
 *
 * @public
 */
export type YamlEdit =
  | { op: 'set'; path: YamlPath; value: JsonValue }
  | { op: 'add'; path: YamlPath; value: JsonValue }
  | { op: 'remove'; path: YamlPath; value?: JsonValue };

/** A piece of text that takes the place of another. @internal */
export interface Splice {
  from: number;
  to: number;
  text: string;
}
