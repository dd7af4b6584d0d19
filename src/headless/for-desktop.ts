/** What the desktop app has in common with this host, apart from the server (`http/index`), which it loads only when wanted. */
export { FileSecrets } from './file-secrets'
export { logUnexpected } from './http/error-log'
export { contentSecurityPolicy, securityHeaders } from './http/security-headers'
export { findInstallation, type Installation } from './installation'
export { secretsOf } from './open-core'
