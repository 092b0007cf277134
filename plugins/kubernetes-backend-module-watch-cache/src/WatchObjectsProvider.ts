import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import {
  ClusterObjects,
  CustomResourceMatcher,
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
  ObjectsByEntityResponse,
} from '@backstage/plugin-kubernetes-common';
import {
  AuthenticationStrategy,
  ClusterDetails,
  CustomResource,
  CustomResourcesByEntity,
  KubernetesObjectsByEntity,
  KubernetesObjectsProvider,
  KubernetesServiceLocator,
  ObjectToFetch,
} from '@backstage/plugin-kubernetes-node';
import { ClusterReader } from './ClusterReader';
import { ClusterFindings, ClusterView } from './ClusterView';
import { fetchError } from './fetchErrors';
import { Viewer } from './viewers/Viewer';

const NAMESPACE_ANNOTATION = 'backstage.io/kubernetes-namespace';

/** What the provider is made of; most of it comes from the stock plugin. */
export interface WatchObjectsProviderOptions {
  reader: ClusterReader;
  serviceLocator: KubernetesServiceLocator;
  authStrategy: AuthenticationStrategy;
  customResources: CustomResource[];
  objectTypes: readonly ObjectToFetch[];
  logger: LoggerService;
}

interface Request {
  entity: Entity;
  viewer: Viewer;
  credentials: BackstageCredentials;
  objectTypes: readonly ObjectToFetch[];
  customResources?: CustomResourceMatcher[];
}

/** Gives the stock plugin what it would fetch, and each cluster's troubles beside the objects of the others. */
export class WatchObjectsProvider implements KubernetesObjectsProvider {
  readonly #options: WatchObjectsProviderOptions;

  private constructor(options: WatchObjectsProviderOptions) {
    this.#options = options;
  }

  static create(options: WatchObjectsProviderOptions): WatchObjectsProvider {
    return new WatchObjectsProvider(options);
  }

  getKubernetesObjectsByEntity(
    { entity, auth }: KubernetesObjectsByEntity,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<ObjectsByEntityResponse> {
    const { authStrategy, objectTypes } = this.#options;
    const viewer = Viewer.create(credentials, auth ?? {}, authStrategy);
    return this.#answer({ entity, viewer, credentials, objectTypes });
  }

  getCustomResourcesByEntity(
    { entity, auth, customResources }: CustomResourcesByEntity,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<ObjectsByEntityResponse> {
    const { authStrategy } = this.#options;
    const viewer = Viewer.create(credentials, auth ?? {}, authStrategy);
    return this.#answer({
      entity,
      viewer,
      credentials,
      objectTypes: [],
      customResources,
    });
  }

  async #answer(request: Request): Promise<ObjectsByEntityResponse> {
    const { entity, credentials, objectTypes, customResources } = request;
    const { clusters } = await this.#options.serviceLocator.getClustersByEntity(
      entity,
      {
        objectTypesToFetch: new Set(objectTypes),
        customResources: customResources ?? [],
        credentials,
      },
    );
    const items = await Promise.all(
      clusters.map(cluster => this.#ofCluster(cluster, request)),
    );
    return { items: items.filter(saysSomething) };
  }

  async #ofCluster(
    cluster: ClusterDetails,
    request: Request,
  ): Promise<ClusterObjects> {
    const { responses, podMetrics, errors } = await this.#read(
      this.#view(cluster, request),
    );
    const { name, title, dashboardUrl, dashboardApp } = cluster;
    const { dashboardParameters } = cluster;
    return {
      cluster: {
        name,
        ...(title && { title }),
        ...(dashboardUrl && { dashboardUrl }),
        ...(dashboardApp && { dashboardApp }),
        ...(dashboardParameters && { dashboardParameters }),
      },
      podMetrics,
      resources: responses,
      errors,
    };
  }

  /** Whatever is wrong with a cluster, or with the viewer's credentials for it, is wrong with that one alone. */
  async #read(view: ClusterView): Promise<ClusterFindings> {
    try {
      return await this.#options.reader.read(view);
    } catch (error) {
      const { name } = view.cluster;
      this.#options.logger.debug(
        `Cluster ${name} was not read: ${stringifyError(error)}`,
      );
      const message = error instanceof Error ? error.message : String(error);
      return { responses: [], podMetrics: [], errors: [fetchError(message)] };
    }
  }

  #view(
    cluster: ClusterDetails,
    { entity, viewer, objectTypes, customResources }: Request,
  ): ClusterView {
    const { annotations = {}, name } = entity.metadata;
    const serviceId = annotations[KUBERNETES_ANNOTATION] || name;
    const custom =
      customResources ??
      cluster.customResources ??
      this.#options.customResources;
    return {
      serviceId,
      cluster,
      viewer,
      kinds: [
        ...objectTypes,
        ...custom.map(({ group, apiVersion, plural }) => ({
          group,
          apiVersion,
          plural,
          objectType: 'customresources' as const,
        })),
      ],
      namespace: annotations[NAMESPACE_ANNOTATION] || undefined,
      labelSelector:
        annotations[KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION] ||
        `${KUBERNETES_ANNOTATION}=${serviceId}`,
    };
  }
}

/** Clusters without anything of the service are not mentioned. */
function saysSomething({ errors, resources }: ClusterObjects): boolean {
  return errors.length > 0 || resources.some(one => one.resources.length > 0);
}
