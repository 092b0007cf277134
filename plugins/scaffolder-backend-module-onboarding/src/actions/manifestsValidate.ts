import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { validateManifests } from '../manifests/validate';
import { TreeFolder } from '../workspace/TreeFolder';
import { checkSchema } from './checkSchema';
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
        files: z =>
          z
            .array(z.object({ path: z.string() }).passthrough())
            .optional()
            .describe(
              'Only these, within the folder, as operations:gitops:place names them',
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
          z.array(checkSchema(z)).describe('For operations:request:open'),
      },
    },
    async handler(ctx) {
      const {
        path = '.',
        files,
        whole = false,
        failOnFindings = true,
      } = ctx.input;
      const folder = TreeFolder.create(ctx.workspacePath);
      const checks = await validateManifests(folder, path, {
        whole,
        files: files?.map(file => file.path),
      });
      ctx.output('checks', checks);
      concludeChecks(checks, {
        logger: ctx.logger,
        isLenient: !failOnFindings,
      });
    },
  });
}
