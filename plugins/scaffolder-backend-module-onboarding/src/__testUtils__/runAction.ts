import {
  ActionContext,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject } from '@backstage/types';
import { Check } from '../manifests/check';

/** What the actions say, all together. @internal */
export interface Said {
  checks: Check[];
  files: Array<{ path: string; change: string }>;
  diff: string;
  notes: string[];
}

/** Runs an action as a task does, and returns its outputs. @internal */
export async function runAction(
  action: unknown,
  workspacePath: string,
  input: object,
  more: Partial<ActionContext<JsonObject>> = {},
): Promise<Said> {
  const context = {
    ...createMockActionContext({ workspacePath, input: { ...input } }),
    ...more,
  };
  await (action as TemplateAction).handler(context);
  const { calls } = (context.output as jest.Mock).mock;
  return Object.fromEntries(calls) as Said;
}
