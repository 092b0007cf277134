/* The entry of a process that speaks as GitHub does, and of nothing else of the playground: tests of others fork it. */
import { GithubSpec } from '../catalog/model';
import { endWithParent } from '../host/endWithParent';
import { GithubServer } from './GithubServer';
import { startGithub } from './startGithub';

let server: GithubServer | undefined;

process.once(
  'message',
  async (plan: { spec: GithubSpec; state: string; portal: string }) => {
    server = await startGithub(plan.spec, plan);
    process.send?.({ url: server.url });
  },
);

endWithParent(async () => server?.close());
