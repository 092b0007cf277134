import { PostMortemsApi } from '@operate-first/plugin-operations-common';
import { problem } from './operations';

/** What there is of post-mortems and of what is found again. */
export interface PostMortemWorld {
  postMortems?: Partial<PostMortemsApi>;
}

/** The part of the operations API about post-mortems: what the world does not say is not there. */
export function fakePostMortems(world: PostMortemWorld): PostMortemsApi {
  const absent = async (): Promise<never> => {
    throw problem(404, 'There is nothing like that here.');
  };
  return {
    listPostMortems: async () => ({ items: [], totalItems: 0 }),
    getPostMortemFacets: async () => ({
      status: [],
      severity: [],
      cause: [],
      owner: [],
      system: [],
      service: [],
      tag: [],
    }),
    listPostMortemSources: async () => ({ items: [] }),
    startPostMortem: absent,
    getPostMortem: absent,
    writePostMortem: absent,
    discardPostMortem: absent,
    previewPostMortem: absent,
    proposePostMortem: absent,
    withdrawPostMortem: absent,
    reviewPostMortem: absent,
    publishPostMortem: absent,
    getPostMortemHistory: async () => ({ items: [] }),
    listActionItems: async () => ({ items: [], totalItems: 0 }),
    changeActionItem: absent,
    findSimilar: async () => ({ confidence: 'low', results: [] }),
    getSimilarToIncident: async () => ({ confidence: 'low', results: [] }),
    getSimilarToAlert: async () => ({ confidence: 'low', results: [] }),
    listRemovals: async () => ({ items: [] }),
    requestRemoval: absent,
    endRemoval: absent,
    listSearchDocuments: async () => ({ items: [] }),
    ...world.postMortems,
  };
}
