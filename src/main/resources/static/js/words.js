/** The pages' words in English and Chinese. */

const WORDS = {
  home: ['Overview', '概览'], explore: ['Explore', '探索'], atlas: ['Disease map', '疾病图谱'], graphiql: ['GraphiQL', 'GraphiQL'], signOut: ['Sign out', '退出'],
  language: ['Language', '语言'],
  promise: ['Patients’ records, joined to what medicine knows.', '让患者的记录与医学知识相连。'],
  promiseMore: ['Ask from either side: from a patient to the knowledge, or from a gene, a disease or an exposure to the patients.',
    '可从任一端出发：由患者到知识，或由基因、疾病、暴露因素到患者。'],
  search: ['Search a term or a patient', '搜索术语或患者'], searchHint: ['diabetes, BRCA1, HP:0001250 …', '糖尿病、BRCA1、HP:0001250……'],
  find: ['Search', '搜索'], openExplore: ['Open the graph', '打开图谱'], openGraphiql: ['Write GraphQL', '编写 GraphQL'],
  loaded: ['What is loaded', '已载入的内容'], sources: ['Knowledge and its licences', '知识来源与许可'],
  source: ['Source', '来源'], release: ['Release', '版本'], licence: ['Licence', '许可'], loadedAt: ['Loaded', '载入时间'],
  programs: ['For programs', '供程序使用'], programsMore: ['Exchange a password for a token, then ask.', '用密码换取令牌，然后查询。'],
  notDiagnosis: ['Decision support, not a diagnosis.', '仅供决策参考，不构成诊断。'],
  noReleases: ['No knowledge is loaded yet.', '尚未载入任何知识。'],
  fit: ['Fit', '适应窗口'], clear: ['Clear', '清空'],
  graphLabel: ['The graph; the list beside it holds the same nodes', '图谱；旁边的列表包含相同的节点'],
  panelEmpty: ['Search, then choose a node to see what is known of it and where that comes from.', '先搜索，再选择一个节点，查看其内容及来源。'],
  searching: ['Searching …', '正在搜索……'], expanding: ['Expanding …', '正在展开……'],
  nothing: ['Nothing found.', '未找到结果。'], hits: ['found', '条结果'],
  openPatient: ['Open a patient', '打开患者'], openCohort: ['Build a cohort', '构建队列'],
  patientPage: ['Patient', '患者'], cohortPage: ['Cohort', '队列'], searchPatient: ['Search a patient', '搜索患者'], patientHint: ['Name, or id: demo|Patient/…', '姓名，或标识：demo|Patient/……'],
  patientsFound: ['patients', '名患者'], loading: ['Loading …', '正在载入……'], nothingKnown: ['Nothing is known here.', '暂无记录。'], contents: ['On this page', '本页内容'], years: ['years', '岁'],
  male: ['male', '男'], female: ['female', '女'], other: ['other', '其他'], unknown: ['unknown', '未知'], others: ['others', '其他'],
  adviceCards: ['Advice from guidelines', '指南建议'], timeline: ['Course', '病程'], curves: ['Measurements', '测量曲线'], differential: ['Differential diagnosis', '鉴别诊断'],
  drugResponse: ['Drugs and genes', '药物与基因'], similarPatients: ['Patients like this one', '相似患者'], asTable: ['As a table', '以表格显示'],
  timelineHint: ['Drag the ends of the slider to zoom; choose a bar to see where it comes from.', '拖动滑块两端可缩放；点击条目可查看出处。'], newestOnly: ['Only the newest are drawn', '仅显示最新'], addCurve: ['Add another curve …', '添加其他曲线……'],
  noAdvice: ['No guideline has anything to say on this chart.', '暂无指南建议。'], foundBy: ['Found by', '判定方式'], unlikely: ['The nearest, all unlikely', '最接近者（可能性均低）'],
  same: ['Same as', '等同于'],
  timeFrom: ['Time counts from the first', '时间自首次发生起计：'],
  detail: ['In full', '详情'],
  INFO: ['for information', '供参考'], WARNING: ['look first', '请先查看'], CRITICAL: ['likely harm', '可能有害'],
  noFindings: ['None of the findings is a sign that the phenotype ontology knows, so there is nothing to compare.', '现有发现均不在表型本体之内，无可比较。'],
  compared: ['diseases compared', '种疾病参与比较'], noMatch: ['none of them', '均不符合的概率'], askNext: ['Ask or test next', '建议进一步询问或检查'], wouldRaise: ['would raise', '将提高'],
  EXAMINATION: ['by asking or looking', '询问或查体'], LABORATORY_TEST: ['by a laboratory test', '实验室检查'], PRESENT: ['present', '存在'], ABSENT: ['absent', '不存在'], NEVER: ['never', '从未'],
  UNMENTIONED: ['typical, not mentioned', '典型但未提及'], ONSET: ['onset', '起病年龄'], SEX: ['sex', '性别'], GENE: ['gene', '基因'],
  dosing: ['change the dose', '调整剂量'], alternative: ['consider another drug', '考虑换药'], diplotype: ['Diplotype', '双倍型'], phenotype: ['Phenotype', '表型'],
  MATCHED: ['matched', '匹配'], LOWEST_FUNCTION: ['lowest function', '最低功能'], SINGLE_VARIANT: ['single variant', '单一变异'], GIVEN: ['given', '外部给出'], NOT_CALLED: ['cannot be told', '无法判定'],
  PHENOTYPES: ['signs', '表型'], CONDITIONS: ['diagnoses', '诊断'], GENES: ['genes', '基因'], DRUGS: ['medicines', '用药'], LABS: ['results', '检验'],
  treatments: ['What they were given', '他们的用药'], laterConditions: ['What else they have', '他们的其他诊断'], comparedPatients: ['patients in the group', '名患者'],
  definitionText: ['Definition', '定义'], definitionHint: ['Write a definition: it is counted while you type. Between { } a name is looked up.', '书写定义，边写边计数；在 { } 内可按名称检索术语。'],
  startFrom: ['Start from', '示例'], addPart: ['Add a part', '添加条件'], add: ['Add', '添加'], termName: ['Name or code', '名称或代码'], partNot: ['not', '排除'], exampleNew: ['Type 2 diabetes', '2型糖尿病'],
  members: ['patients', '名患者'], ofAll: ['of', '共'], mayBe: ['more may be: dates are partly known', '名可能符合（日期不完整）'], floorNote: ['Counts below {floor} are withheld.', '小于 {floor} 的人数不予显示。'],
  attrition: ['What each part leaves', '逐步筛减'], alone: ['alone', '单独'], characteristics: ['Characteristics', '特征'], survivalCurve: ['Time to an event', '至事件时间'], outcomeLabel: ['Waiting for', '结局'],
  horizon: ['Horizon, years', '随访年数'], ageMedian: ['Age, median (quartiles)', '年龄中位数（四分位）'], sexes: ['Sex', '性别'], ageBands: ['Age', '年龄'], commonest: ['Commonest diagnoses', '最常见诊断'], quantities: ['Last values', '末次测量'],
  emptyDefinition: ['Write a definition, choose an example, or add a part.', '请书写定义、选择示例或添加条件。'], subjects: ['at risk', '名在险'], events: ['events', '次事件'], medianTime: ['median days', '中位天数'],
  meant: ['Did you mean', '是否指'], survivalHint: ['Share still free of the event, by years from the index date', '自指数日起各年未发生事件的比例'], nobodyHad: ['Nobody had the event within the horizon.', '随访期内无人发生该事件。'], membersList: ['Members', '成员'], none: ['nobody', '无'], saveAs: ['Keep as', '保存为'], kept: ['Kept.', '已保存。'],
  share: ['Share', '比例'], count: ['Count', '人数'], mean: ['Mean', '均值'], median: ['Median', '中位数'], notTold: ['withheld', '不予显示'],
  properties: ['Properties', '属性'], provenance: ['Where it comes from', '出处'], neighbours: ['Joined to', '关联'], more: ['more', '更多'],
  atlasHint: ['type 2 diabetes, HP:0001250, TCF7L2 …', '2型糖尿病、HP:0001250、TCF7L2……'], openAtlas: ['Disease map', '疾病图谱'],
  atlasEmpty: ['Choose a disease, sign, gene, drug or exposure: its map joins curated knowledge with what your own patients show.',
    '选择疾病、表型、基因、药物或暴露因素：图谱将已整理的知识与本平台患者的数据汇集在一起。'],
  origin: ['Edges from', '来源'], all: ['everywhere', '全部'], KNOWLEDGE: ['curated knowledge', '知识库'], PATIENTS: ['own patients', '本平台患者'], BOTH: ['both', '两者'],
  drawing: ['Drawing the map …', '正在绘制图谱……'], of: ['of', '共'], edges: ['edges, by rank', '条关联，按强度排序'], next: ['More', '更多'],
  having: ['of these patients have it', '名患者患有'], withheld: ['withheld: too few', '人数过少，不予显示'], notes: ['To be known', '说明'], save: ['Save as', '另存为'],
  evidence: ['Evidence', '证据'], why: ['Why here', '排序依据'], references: ['References', '文献'], frequency: ['Frequency', '频率'], onset: ['Onset', '起病'],
  classification: ['Validity', '证据等级'], inheritance: ['Inheritance', '遗传方式'], both: ['Both', '两者皆有'], firstOnly: ['First only', '仅前者'],
  secondOnly: ['Second only', '仅后者'], neither: ['Neither', '均无'], expected: ['Expected', '期望值'], standardisedRatio: ['Observed / expected', '观察/期望比'],
  relativeRisk: ['Relative risk', '相对危险度'], oddsRatio: ['Odds ratio', '比值比'], adjustedOddsRatio: ['Adjusted odds ratio', '校正比值比'], phi: ['Phi', 'φ 系数'],
  pValue: ['p', 'p 值'], qValue: ['q (false discovery rate)', 'q 值（错误发现率）'], test: ['Test', '检验'], order: ['In time', '先后'],
  before: ['first earlier', '前者在先'], after: ['second earlier', '后者在先'], medianDays: ['median days between', '间隔天数中位数'], said: ['Said of', '所述术语'],
  IS_A: ['is a', '属于'], MAPS_TO: ['maps to', '映射到'], HAS_PHENOTYPE: ['has phenotype', '表现为'], CAUSED_BY: ['caused by', '由其致病'],
  ASSOCIATED_WITH: ['associated with', '相关'], TREATS: ['treats', '治疗'], INTERACTS_WITH: ['interacts with', '相互作用'],
  CONTRAINDICATED_IN: ['contraindicated in', '禁用于'], RISK_FACTOR_FOR: ['risk factor for', '是其危险因素'], INDICATES: ['indicates', '提示'],
  MANAGED_BY: ['managed by', '处置'], HAS_CLINICAL_MODIFIER: ['inheritance and course', '遗传与病程'], OCCURS_WITH: ['occurs with', '同时出现'],
  SIMILAR_TO: ['similar phenotypes', '表型相似'], IN_GENE: ['in gene', '位于基因'],
  example: ['Worked example', '示例查询'],
  Patient: ['Patient', '患者'], Disease: ['Disease', '疾病'], Phenotype: ['Phenotype', '表型'], Gene: ['Gene', '基因'], Variant: ['Variant', '变异'],
  Drug: ['Drug', '药物'], Lab: ['Laboratory test', '检验项目'], ExposureAgent: ['Exposure agent', '暴露因素'], MedicalAction: ['Medical action', '医疗措施'],
  Concept: ['Concept', '概念'], Release: ['Release', '版本'], Encounter: ['Encounter', '就诊'], Condition: ['Condition', '诊断'],
  PhenotypicFeature: ['Sign', '体征'], Medication: ['Medication', '用药'], Procedure: ['Procedure', '操作'], Immunization: ['Immunization', '免疫接种'],
  Allergy: ['Allergy', '过敏'], Report: ['Report', '报告'], ImagingStudy: ['Imaging study', '影像检查'], VariantCall: ['Variant found', '检出变异'],
  Exposure: ['Exposure', '暴露'], FamilyHistory: ['Family history', '家族史'], Claim: ['Claim', '账单'], CarePlan: ['Care plan', '照护计划'],
  Device: ['Device', '器械'], Specimen: ['Specimen', '标本'], Measurement: ['Measurement', '测量'], Organization: ['Organization', '机构'],
  Practitioner: ['Practitioner', '医务人员'], Location: ['Location', '地点'], FactVersion: ['Earlier version', '早期版本'], Identifier: ['Identifier', '标识'],
  patients: ['Patients', '患者'], encounters: ['Encounters', '就诊'], conditions: ['Conditions', '诊断'], measurements: ['Measurements', '测量'],
  medications: ['Medications', '用药'], procedures: ['Procedures', '操作'], immunizations: ['Immunizations', '免疫接种'], variantCalls: ['Variants found', '检出变异'],
  variants: ['Variants', '变异'], exposures: ['Exposures', '暴露'], diseases: ['Diseases', '疾病'], phenotypes: ['Phenotypes', '表型'], genes: ['Genes', '基因'],
  drugs: ['Drugs', '药物'], labs: ['Laboratory tests', '检验项目'], phenotypicFeatures: ['Signs', '体征'], allergies: ['Allergies', '过敏'],
  reports: ['Reports', '报告'], imagingStudies: ['Imaging studies', '影像检查'], familyHistory: ['Family history', '家族史'], claims: ['Claims', '账单'],
  carePlans: ['Care plans', '照护计划'], devices: ['Devices', '器械'], specimens: ['Specimens', '标本'], versions: ['Earlier versions', '早期版本'],
  parents: ['Broader', '上位'], children: ['Narrower', '下位'], mapsTo: ['Maps to', '映射到'], mappedFrom: ['Mapped from', '映射自'],
  carriers: ['Carriers', '携带者'], calls: ['Findings', '检出'], facts: ['Facts', '事实'], mentions: ['Mentioned by', '提及于'], patient: ['Patient', '患者'],
  encounter: ['Encounter', '就诊'], term: ['Term', '术语'], terms: ['Terms', '术语'], gene: ['Gene', '基因'], variant: ['Variant', '变异'],
  actors: ['Who took part', '参与者'], about: ['Names', '涉及'], related: ['Refers to', '引用'], relatedBy: ['Referred to by', '被引用'],
  actions: ['Medical actions', '医疗措施'], modifiers: ['Course', '病程'], associatedGenes: ['Associated genes', '相关基因'], reasons: ['Reasons', '原因'],
  indicates: ['Indicates', '提示'], riskFactorFor: ['Risk factor for', '危险因素'], contraindications: ['Not to be given in', '禁忌'],
  contraindicatedDrugs: ['Drugs not to be given', '禁用药物'], interactions: ['Interacts with', '相互作用'], features: ['Observed as', '观察到'],
  name: ['Name', '姓名'], sex: ['Sex', '性别'], birth: ['Born', '出生'], isDeceased: ['Deceased', '已故'], deceased: ['Died', '死亡'], city: ['City', '城市'],
  state: ['State', '州/省'], country: ['Country', '国家'], label: ['Label', '名称'], definition: ['Definition', '定义'], synonyms: ['Synonyms', '同义词'],
  code: ['Code', '代码'], text: ['Wording', '原文'], start: ['Start', '开始'], end: ['End', '结束'], at: ['When', '时间'], status: ['Status', '状态'],
  value: ['Value', '数值'], unit: ['Unit', '单位'], valueText: ['Value', '取值'], zygosity: ['Zygosity', '合子型'], significance: ['Significance', '意义'],
  record: ['Record', '记录'], place: ['File and place', '文件与位置'], run: ['Ingest run', '导入批次'], recordedAt: ['Taken in', '录入时间'],
  releaseId: ['Release', '版本'], obsolete: ['Obsolete', '已废弃'], kind: ['Kind', '类别'], id: ['Id', '标识'],
};

let language = localStorage.getItem('sinew.lang') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');

export const lang = () => language;

/** The word for a key; a key without words is shown as it is, spaced. */
export const word = key => WORDS[key]?.[language === 'zh' ? 1 : 0] ?? (/^[A-Za-z]+$/.test(key) ? key.replace(/([a-z])([A-Z])/g, (_, a, b) => a + ' ' + b.toLowerCase()) : key);

/** Writes the words into all elements that name one, and tells listeners. */
export function speak(to = language) {
  language = to;
  localStorage.setItem('sinew.lang', to);
  document.documentElement.lang = to;
  document.querySelectorAll('[data-t]').forEach(e => { e.textContent = word(e.dataset.t); });
  document.querySelectorAll('[data-t-placeholder]').forEach(e => { e.placeholder = word(e.dataset.tPlaceholder); });
  document.querySelectorAll('[data-t-label]').forEach(e => { e.setAttribute('aria-label', word(e.dataset.tLabel)); });
  document.dispatchEvent(new CustomEvent('language', { detail: to }));
}
