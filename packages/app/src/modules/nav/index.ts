export { navModule } from './module';
export { navTranslationRef } from './translation';
