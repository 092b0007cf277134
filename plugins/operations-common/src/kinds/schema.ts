/** What parameters of several kinds are made of. */
export { folder, line, name, someLine, upTo } from '../onboarding/schema';
