import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { validateManifests } from '../manifests/validate';
import { TreeFolder } from '../workspace/TreeFolder';
import { examples } from './manifestsValidate.examples';
import { concludeChecks } from './outcome';

/**
 * Compares manifests with the schemas of Kubernetes, offline, and with the rules of the house. It reads only.
 *
 * @internal
 */
export function createManifestsValidateAction() {
  return createTemplateAction({
    id: 'operations:manifests:validate',
    description:
      'Compares Kubernetes manifests with schemas, without a cluster, and with policies. What cannot be looked at is "not run", never "passed".',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string()
            .optional()
            .describe(
              'A folder or a file in the workspace; all of it, when missing',
            ),
        whole: z =>
          z
            .boolean()
            .optional()
            .describe(
              'The manifests are everything of their namespaces, as kustomize builds it',
            ),
        failOnFindings: z =>
          z
            .boolean()
            .optional()
            .describe('Stop the task where a check fails; yes, when missing'),
      },
      output: {
        checks: z =>
          z.array(
            z.object({
              name: z.string(),
              status: z.enum(['passed', 'failed', 'not run']),
              message: z.string(),
              findings: z.array(
                z.object({
                  path: z.string(),
                  object: z.string().optional(),
                  message: z.string(),
                }),
              ),
            }),
          ),
      },
    },
    async handler(ctx) {
      const { path = '.', whole = false, failOnFindings = true } = ctx.input;
      const folder = TreeFolder.create(ctx.workspacePath);
      const checks = await validateManifests(folder, path, { whole });
      ctx.output('checks', checks);
      concludeChecks(checks, {
        logger: ctx.logger,
        isLenient: !failOnFindings,
      });
    },
  });
}
