import { Client, Draft } from './Client';

/** Puts nodes into a cluster, with the status that their kubelets would report. @internal */
export async function createNodes(client: Client, nodes: Draft[]) {
  for (const { status, ...node } of nodes) {
    const made = await client.create('/api/v1/nodes', node as Draft);
    await client.patch(`/api/v1/nodes/${made.metadata.name}/status`, {
      status,
    });
  }
}
