export interface Config {
  scaffolder?: {
    /** Template actions of onboarding. */
    onboarding?: {
      /** The GitOps tree that services are put into. */
      tree?: {
        /** The address of its repository, as people open it. */
        repository: string;
        /** The address of a file in it, with {path} where its path goes. */
        fileAddress?: string;
        clusters: Array<{
          name: string;
          flavour?: 'kubernetes' | 'openshift';
          /** The address of its API, as Argo CD knows it; its name, when missing. */
          server?: string;
        }>;
        /** Namespaces whose pods are let into isolated ones. */
        letIn?: string[];
        /** Name of the OpenSLO DataSource that counts requests. */
        dataSource?: string;
        /** The address of a blackbox exporter, host and port. */
        prober?: string;
        /** The address of the portal, for links in alerts; app.baseUrl, when missing. */
        portal?: string;
      };
      /** Kustomize 4 or newer, or a kubectl that has it. Looked for in the PATH when missing. */
      kustomize?: string;
    };
  };
}
