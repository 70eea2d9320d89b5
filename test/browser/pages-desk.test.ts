import { lookAtPages, pagesOf } from '../setup/look-at-pages.ts';

lookAtPages(pagesOf.desk);
