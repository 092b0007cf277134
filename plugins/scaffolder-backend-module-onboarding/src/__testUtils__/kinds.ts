import {
  changeFiles,
  KindGround,
  OnboardingPreview,
  OnboardingTree,
  RequestKind,
  requestKinds,
  treeFiles,
} from '@operate-first/plugin-operations-common';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** @internal */
export const KIND_EXAMPLES = resolve(__dirname, '../../../../examples/kinds');

const exampleSchema = z.strictObject({
  requester: z.string().default('user:default/ada'),
  parameters: z.record(z.string(), z.unknown()),
  /** What only the portal would know. */
  known: z.record(z.string(), z.unknown()).optional(),
});

/** A request of a kind, as the example of a folder has it. @internal */
export interface KindExample extends z.infer<typeof exampleSchema> {
  kind: RequestKind;
}

/** The folders of the examples: the name of a kind, and what tells several of it apart. @internal */
export function kindExamples(): string[] {
  return readdirSync(KIND_EXAMPLES, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** @internal */
export function readKindExample(name: string): KindExample {
  const kind = requestKinds().find(
    each => name === each.name || name.startsWith(`${each.name}-`),
  );
  if (!kind) throw new Error(`examples/kinds/${name} is of no kind.`);
  const text = readFileSync(join(KIND_EXAMPLES, name, 'request.yaml'), 'utf8');
  return { kind, ...exampleSchema.parse(parse(text)) };
}

/** What the portal would say of it, in a tree of these files. @internal */
export function previewOf(
  { kind, parameters, requester, known }: KindExample,
  tree: OnboardingTree,
  files: ReadonlyMap<string, string>,
): OnboardingPreview {
  const { value, problems } = kind.read(parameters, tree);
  if (!value) return { problems, notes: [], files: [] };
  const ground: KindGround = {
    tree,
    files: treeFiles(files),
    requester,
    ...(known && { known }),
  };
  const built = kind.build(value, ground);
  return { ...built, files: changeFiles(built) };
}
