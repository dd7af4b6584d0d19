/**
 * @typedef {object} Situation what is known before anything is downloaded or started
 * @property {boolean} headlessAsked `--headless`
 * @property {boolean} portAsked `--port`, which only the browser version has
 * @property {NodeJS.Platform} platform
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {number | undefined} uid user id; undefined on Windows
 * @property {Sandbox} sandbox
 *
 * @typedef {object} Sandbox what a Linux kernel says about unprivileged user namespaces, which Chromium's sandbox needs
 * @property {string | undefined} userNamespaceClone /proc/sys/kernel/unprivileged_userns_clone
 * @property {string | undefined} maxUserNamespaces /proc/sys/user/max_user_namespaces
 * @property {string | undefined} appArmorRestricts /proc/sys/kernel/apparmor_restrict_unprivileged_userns
 * @property {boolean} setuidHelper chrome-sandbox belongs to root and is setuid
 */

/**
 * Why this machine cannot show an Electron window; undefined when it can.
 * @param {Situation} situation
 * @returns {string | undefined}
 */
export function reasonForHeadless({ headlessAsked, portAsked, platform, env, uid, sandbox }) {
  if (headlessAsked) return '--headless was given'
  if (portAsked) return '--port belongs to the browser version'
  if (platform === 'win32' || platform === 'darwin') return undefined
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'there is no display here'
  if (uid === 0) return 'Electron keeps its sandbox only for an ordinary user, and this is root'
  if (sandbox.setuidHelper) return undefined
  if (sandbox.userNamespaceClone === '0' || sandbox.maxUserNamespaces === '0')
    return "this system's kernel settings do not let Electron make its sandbox (user namespaces are off)"
  if (sandbox.appArmorRestricts === '1') return "this system's AppArmor does not let Electron make its sandbox"
  return undefined
}
