import { IncomingMessage } from 'node:http';
import { Kind } from '../kinds';
import { at, KubeObject } from '../model';
import { ageOf } from './age';
import { AGE, Column, COLUMNS } from './columns';

/** Whether somebody asks for a table to print, as kubectl does. @internal */
export function wantsTable(req: IncomingMessage): boolean {
  return /as=Table/.test(req.headers.accept ?? '');
}

interface RowOptions {
  object: 'Metadata' | 'Object' | 'None';
}

/** @internal */
export function rowOptions(query: URLSearchParams): RowOptions {
  const wanted = query.get('includeObject');
  return {
    object: wanted === 'Object' || wanted === 'None' ? wanted : 'Metadata',
  };
}

/** The columns that the definition of a custom resource asks for. */
function customColumns(kind: Kind): Column[] | undefined {
  const columns = kind.custom?.columns ?? [];
  if (columns.length === 0) return undefined;
  return columns.map(({ name, type, jsonPath, priority = 0 }) => ({
    name,
    type: type === 'date' ? 'string' : type,
    wide: priority > 0,
    value: object => {
      const found = at(object, ...jsonPath.split('.').filter(Boolean));
      return type === 'date' ? ageOf(found) : found ?? '';
    },
  }));
}

/** Objects as rows, in the columns of their kind. @internal */
export function tableOf(
  kind: Kind,
  objects: KubeObject[],
  { object: included }: RowOptions,
) {
  const columns: Column[] = [
    { name: 'Name', value: ({ metadata }) => metadata.name },
    ...(kind.custom
      ? customColumns(kind) ?? [AGE]
      : COLUMNS[kind.kind] ?? [AGE]),
  ];
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: {},
    columnDefinitions: columns.map(({ name, type = 'string', wide }) => ({
      name,
      type,
      format: name === 'Name' ? 'name' : '',
      description: name,
      priority: wide ? 1 : 0,
    })),
    rows: objects.map(object => ({
      cells: columns.map(column => column.value(object)),
      object: rowObject(object, included),
    })),
  };
}

function rowObject(object: KubeObject, included: RowOptions['object']) {
  if (included === 'None') return undefined;
  return included === 'Object'
    ? object
    : {
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata: object.metadata,
      };
}
