/** Where the REST API begins; a later version that breaks clients gets another one. */
export const API_PREFIX = '/api/v1'
