import { KubeObject } from '../cluster/model';
import { Manifest } from './schema';

/** Where Argo CD writes which Application an object belongs to. @internal */
export const TRACKING = 'argocd.argoproj.io/tracking-id';

/** The name of the Application to which an object belongs. @internal */
export function ownerOf({ metadata }: KubeObject): string | undefined {
  return metadata.annotations?.[TRACKING]?.split(':')[0];
}

/** What an object says of the Application to which it belongs. @internal */
export function trackedAs(
  app: string,
  { apiVersion, kind, metadata }: Manifest,
  namespace = metadata.namespace ?? '',
): Record<string, string> {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return {
    [TRACKING]: `${app}:${group}/${kind}:${namespace}/${metadata.name}`,
  };
}

/** @internal */
export function isNamespace({ apiVersion, kind }: Manifest | KubeObject) {
  return apiVersion === 'v1' && kind === 'Namespace';
}
