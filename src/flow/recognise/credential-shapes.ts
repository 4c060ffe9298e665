/**
 * Credentials with a shape of their own. Each opens with fixed text, so one search finds all
 * candidates, and each pattern is tried once at its opening and is bounded: linear on any text.
 */

/** One shape; the group that matches, where there is one, is the secret part. */
export interface CredentialShape {
  readonly name: string
  /** Fixed text that it opens with, any of these. */
  readonly starts: readonly string[]
  /** Sticky, bounded, without nested repetition. */
  readonly pattern: RegExp
  /** Whether an `@` stands in all of them. @default not in all */
  readonly hasAt?: true
}

export const credentialShapes: readonly CredentialShape[] = [
  {
    name: 'AWS access key id or another unique id',
    starts: ['AKIA', 'ASIA', 'ABIA', 'ACCA', 'AGPA', 'AIDA', 'AROA', 'AIPA', 'ANPA', 'ANVA', 'A3T'],
    pattern: /A(?:KIA|SIA|BIA|CCA|GPA|IDA|ROA|IPA|NPA|NVA|3T[A-Z0-9])[A-Z0-9]{16}(?![A-Za-z0-9])/y,
  },
  { name: 'AWS Bedrock key', starts: ['ABSK'], pattern: /ABSK[A-Za-z0-9+/]{100,400}={0,2}/y },
  { name: 'Google API key', starts: ['AIza'], pattern: /AIza[\w-]{35}(?![\w-])/y },
  { name: 'Google OAuth token', starts: ['ya29.'], pattern: /ya29\.[\w-]{20,2048}/y },
  { name: 'Google client secret', starts: ['GOCSPX-'], pattern: /GOCSPX-[\w-]{20,64}/y },
  {
    name: 'Azure storage key',
    starts: ['AccountKey='],
    pattern: /AccountKey=([A-Za-z0-9+/]{40,100}={0,2})/y,
  },
  {
    name: 'GitHub token',
    starts: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    pattern: /gh[pousr]_\w{36,255}/y,
  },
  { name: 'GitHub fine-grained token', starts: ['github_pat_'], pattern: /github_pat_\w{22,255}/y },
  {
    name: 'GitLab token',
    starts: ['glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glptt-', 'glsoat-'],
    pattern: /gl(?:pat|dt|rt|cbt|ptt|soat)-[\w.-]{20,300}/y,
  },
  {
    name: 'OpenAI, Anthropic or other `sk-` key',
    starts: ['sk-'],
    // Without a digit near its start it is more likely words, as in `sk-learn-pipeline`.
    pattern:
      /sk-(?:(?:ant-|proj-|svcacct-|admin-)[\w-]{40,300}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}|(?=[\w-]{0,40}\d)[\w-]{20,300})/y,
  },
  {
    name: 'Stripe key',
    starts: ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_', 'whsec_'],
    pattern: /(?:[sr]k_(?:live|test)_|whsec_)[A-Za-z0-9+/=]{16,255}/y,
  },
  {
    name: 'Slack token',
    starts: ['xoxb-', 'xoxo-', 'xoxa-', 'xoxp-', 'xoxr-', 'xoxs-', 'xoxe-', 'xoxe.', 'xapp-'],
    pattern: /(?:xox[abeoprs]|xapp)[-.][\w.-]{10,300}/y,
  },
  {
    name: 'Slack webhook',
    starts: ['hooks.slack.com/'],
    pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/([\w/-]{20,200})/y,
  },
  {
    name: 'Discord webhook',
    starts: ['discord.com/api/webhooks/'],
    pattern: /discord\.com\/api\/webhooks\/(\d{5,25}\/[\w-]{20,200})/y,
  },
  { name: 'npm token', starts: ['npm_'], pattern: /npm_\w{36}(?!\w)/y },
  { name: 'PyPI token', starts: ['pypi-AgE'], pattern: /pypi-AgE[\w-]{50,500}/y },
  { name: 'RubyGems key', starts: ['rubygems_'], pattern: /rubygems_[a-f0-9]{48}/y },
  {
    name: '1Password service account',
    starts: ['ops_ey'],
    pattern: /ops_ey[A-Za-z0-9+/]{80,1600}={0,2}/y,
  },
  { name: 'Docker token', starts: ['dckr_pat_'], pattern: /dckr_pat_[\w-]{20,100}/y },
  { name: 'Hugging Face token', starts: ['hf_'], pattern: /hf_[A-Za-z0-9]{30,64}(?![A-Za-z0-9])/y },
  { name: 'Replicate token', starts: ['r8_'], pattern: /r8_[A-Za-z0-9]{37}(?![A-Za-z0-9])/y },
  { name: 'Groq key', starts: ['gsk_'], pattern: /gsk_[A-Za-z0-9]{40,80}/y },
  { name: 'Perplexity key', starts: ['pplx-'], pattern: /pplx-[A-Za-z0-9]{40,80}/y },
  { name: 'xAI key', starts: ['xai-'], pattern: /xai-[A-Za-z0-9]{40,120}/y },
  { name: 'SendGrid key', starts: ['SG.'], pattern: /SG\.[\w-]{10,128}\.[\w-]{10,260}/y },
  { name: 'Mailgun key', starts: ['key-'], pattern: /key-[a-f0-9]{32}(?![A-Za-z0-9])/y },
  { name: 'Twilio key', starts: ['SK'], pattern: /SK[a-f0-9]{32}(?![A-Za-z0-9])/y },
  {
    name: 'Shopify token',
    starts: ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
    pattern: /shp(?:at|ca|pa|ss)_[A-Za-z0-9]{32,64}/y,
  },
  {
    name: 'Square token',
    starts: ['EAAA', 'sq0atp-', 'sq0csp-'],
    pattern: /(?:EAAA[\w-]{56,64}|sq0(?:atp|csp)-[\w-]{22,43})(?![\w-])/y,
  },
  {
    name: 'DigitalOcean token',
    starts: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
    pattern: /do[opr]_v1_[a-f0-9]{64}/y,
  },
  {
    name: 'Databricks token',
    starts: ['dapi'],
    pattern: /dapi[a-f0-9]{32}(?:-\d)?(?![A-Za-z0-9])/y,
  },
  {
    name: 'HashiCorp Vault token',
    starts: ['hvs.', 'hvb.', 'hvr.'],
    pattern: /hv[bsr]\.[\w-]{24,300}/y,
  },
  { name: 'Terraform Cloud token', starts: ['.atlasv1.'], pattern: /\.atlasv1\.[\w-]{60,80}/y },
  { name: 'Linear key', starts: ['lin_api_'], pattern: /lin_api_\w{32,128}/y },
  {
    name: 'Notion token',
    starts: ['ntn_', 'secret_'],
    pattern: /(?:ntn_|secret_)[A-Za-z0-9]{40,50}(?![A-Za-z0-9])/y,
  },
  { name: 'Atlassian token', starts: ['ATATT3'], pattern: /ATATT3[\w=-]{50,300}/y },
  { name: 'New Relic key', starts: ['NRAK-'], pattern: /NRAK-[A-Z0-9]{27}/y },
  {
    name: 'Grafana token',
    starts: ['glsa_', 'glc_'],
    pattern: /(?:glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}|glc_[A-Za-z0-9+/=]{32,400})/y,
  },
  { name: 'Sentry token', starts: ['sntrys_', 'sntryu_'], pattern: /sntry[su]_[\w+/=]{40,400}/y },
  { name: 'Postman key', starts: ['PMAK-'], pattern: /PMAK-[a-f0-9]{24}-[a-f0-9]{34}/y },
  {
    name: 'Supabase token',
    starts: ['sbp_', 'sb_secret_'],
    pattern: /(?:sbp_[a-f0-9]{40}|sb_secret_[\w-]{20,80})/y,
  },
  { name: 'Figma token', starts: ['figd_'], pattern: /figd_[\w-]{36,64}/y },
  { name: 'Telegram bot token', starts: [':AA'], pattern: /:AA[\w-]{33}(?![\w-])/y },
  {
    name: 'age secret key',
    starts: ['AGE-SECRET-KEY-1'],
    pattern: /AGE-SECRET-KEY-1[A-Z0-9]{58}/y,
  },
  {
    name: 'JSON Web Token',
    starts: ['eyJ'],
    // The header alone counts where the text ends within the token.
    pattern: /eyJ[\w-]{10,2048}(?:\.[\w-]{2,8192}(?:\.[\w-]{0,2048}){0,3}|\.?$)/y,
  },
  {
    name: 'private key block',
    starts: ['-----BEGIN '],
    // Without its end: to the end of the text, or as far as a key can go.
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,16} ){0,3}PRIVATE KEY(?: BLOCK)?-----[^-]{0,20000}(?:-----END [A-Z0-9 ]{1,64}-----)?/y,
  },
  {
    name: 'password in a URL',
    starts: ['://'],
    hasAt: true,
    // The token is the user where the password says so. @see GitHub, Authenticating over HTTPS
    pattern:
      /:\/\/(?:([^\s/?#:@"'<>\\]{8,256}):x-oauth-basic@|[^\s/?#:@"'<>\\]{0,256}:([^\s/?#@"'<>\\]{1,512})@)/y,
  },
  {
    name: 'authorization header',
    starts: ['Bearer ', 'bearer ', 'Basic ', 'basic '],
    pattern: /[Bb](?:earer|asic) {1,4}((?=[\w.~+/=-]{0,64}[\d=])[\w.~+/=-]{16,4096})/y,
  },
]
