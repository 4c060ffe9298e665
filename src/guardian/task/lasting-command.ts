/**
 * Whether what a function is to run changes what cannot be brought back, or sends something away: a
 * shell is the general tool of many agents, and most of what it runs looks, builds and tests.
 *
 * @see IEEE Std 1003.1-2024 (POSIX), Shell and Utilities; ISO/IEC 9075 (SQL)
 */
import type { JsonObject, JsonValue } from '../../mcp/json.ts'

/** Values of a call, and UTF-16 code units of one, that are looked at. */
const maxValues = 16
const maxText = 8_192

const lasting = new RegExp(
  [
    // Files, disks and processes. `--rm` and `rm` within a word are none.
    String.raw`(?:^|[\s;&|(\x60'"])(?:sudo\s+)?(?:rm|rmdir|unlink|shred|dd|mkfs(?:\.\w{1,8})?|wipefs|fdisk|truncate|kill|killall|pkill|shutdown|reboot|halt|poweroff|userdel|useradd|usermod|passwd|visudo|chown|chmod|crontab|iptables|ufw|Remove-Item|Stop-Computer|Set-ExecutionPolicy)\s`,
    // What was fetched and is run at once, or sent out.
    String.raw`\|\s{0,4}(?:sudo\s+)?(?:ba|z|da|k|fi)?sh\b|\|\s{0,4}(?:python3?|perl|node|ruby|iex)\b|\b(?:iex|Invoke-Expression)\b`,
    String.raw`\b(?:curl|wget)\b[^\n|;&]{0,512}\s(?:-d|--data\S{0,12}|-F|--form|-T|--upload-file|-X\s?(?:POST|PUT|PATCH|DELETE)|--post-\w{1,8})\b`,
    String.raw`\b(?:scp|rsync|sftp|nc|ncat|socat|ssh|telnet|mail|sendmail)\s`,
    String.raw`\bgit\s+(?:push|reset\s+--hard|clean\s+-\w{0,8}f|filter-branch|branch\s+-D)\b`,
    String.raw`\b(?:docker|podman|kubectl|helm|terraform|aws|gcloud|az)\s[^\n|;&]{0,128}?(?<!-)\b(?:rm|rmi|prune|delete|destroy|kill|terminate\S{0,16}|uninstall|apply|drain)\b`,
    String.raw`\b(?:drop\s+(?:table|database|schema|user|index|view)|truncate\s+table|delete\s+from|alter\s+table|update\s+\S{1,64}\s+set|insert\s+into|grant\s+\S|revoke\s+\S)\b`,
    String.raw`\b(?:rmtree|os\.remove|os\.unlink|unlinkSync|rmSync|fs\.rm|File\.delete|deleteRecursively|os\.system|subprocess\.)`,
    String.raw`>\s{0,4}\/(?:etc|dev|boot|usr|bin)\/`,
  ].join('|'),
  'i',
)

/** Whether a value of the call tells of such a deed. */
export function isLastingCommand(args: JsonObject): boolean {
  return Object.values(args).slice(0, maxValues).some(tells)
}

function tells(value: JsonValue): boolean {
  if (typeof value === 'string') return lasting.test(`${value.slice(0, maxText)} `)
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? lasting.test(`${value.slice(0, maxValues).join(' ').slice(0, maxText)} `)
    : false
}
