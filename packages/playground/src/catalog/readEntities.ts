import { Entity } from '@backstage/catalog-model';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { parseWith, parseYaml } from './parse';

const entitySchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: z.looseObject({}).optional(),
});

const locationSpecSchema = z.looseObject({ targets: z.array(z.string()) });

/**
 * The entities of a catalog file, and of the files its Locations point at.
 *
 * @internal
 */
export async function readEntities(file: string): Promise<Entity[]> {
  const documents = parseYaml(await readFile(file, 'utf8'), file);
  const entities: Entity[] = [];
  for (const document of documents) {
    // The catalog's own validators look at the rest, in a test.
    const entity = parseWith(entitySchema, document, file) as Entity;
    entities.push(entity);
    if (entity.kind === 'Location') {
      const { targets } = parseWith(locationSpecSchema, entity.spec, file);
      for (const target of targets) {
        entities.push(...(await readEntities(resolve(dirname(file), target))));
      }
    }
  }
  return entities;
}
