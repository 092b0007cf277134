import {
  DefaultAzureDevOpsCredentialsProvider,
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { readFile } from 'node:fs/promises';
import { RepositoryConfig, Secret } from './config';

async function textOf(secret: Secret): Promise<string> {
  return 'text' in secret
    ? secret.text
    : (await readFile(secret.file, 'utf8')).trim();
}

function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** What `integrations` of Backstage has for a host. */
async function fromIntegrations(
  url: string,
  integrations: ScmIntegrations,
): Promise<string | undefined> {
  const github = integrations.github.byUrl(url);
  if (github) {
    const { token } = await DefaultGithubCredentialsProvider.fromIntegrations(
      integrations,
    ).getCredentials({ url });
    return token && basic('x-access-token', token);
  }
  const gitlab = integrations.gitlab.byUrl(url)?.config;
  if (gitlab) return gitlab.token && basic('oauth2', gitlab.token);
  const gitea = integrations.gitea.byUrl(url)?.config;
  if (gitea?.password) return basic(gitea.username ?? 'git', gitea.password);
  const server = integrations.bitbucketServer.byUrl(url)?.config;
  if (server?.token) return `Bearer ${server.token}`;
  if (server?.username && server.password) {
    return basic(server.username, server.password);
  }
  const cloud = integrations.bitbucketCloud.byUrl(url)?.config;
  if (cloud?.username && (cloud.token ?? cloud.appPassword)) {
    return basic(cloud.username, (cloud.token ?? cloud.appPassword)!);
  }
  if (!integrations.azure.byUrl(url)) return undefined;
  const azure = await DefaultAzureDevOpsCredentialsProvider.fromIntegrations(
    integrations,
  ).getCredentials({ url });
  if (!azure) return undefined;
  return azure.type === 'bearer'
    ? `Bearer ${azure.token}`
    : basic('', azure.token);
}

/**
 * How the portal proves to a remote who it is, as settings of git: a header for this host and no other. Asked before each
 * use, because tokens expire and files change.
 *
 * @internal
 */
export function loginOf(
  { url, auth }: Pick<RepositoryConfig, 'url' | 'auth'>,
  integrations: ScmIntegrations,
): () => Promise<Array<[string, string]>> {
  return async () => {
    if (!/^https?:/.test(url)) return [];
    const header = auth
      ? basic(auth.username, await textOf(auth.secret))
      : await fromIntegrations(url, integrations);
    const key = `http.${new URL(url).origin}/.extraHeader`;
    return header ? [[key, `Authorization: ${header}`]] : [];
  };
}
