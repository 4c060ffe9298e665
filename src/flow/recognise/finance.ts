import { defineRecogniser, type Recogniser } from './recogniser.ts'
import { searchTerms } from './terms.ts'

/** What a person earns, owns, owes and pays in tax. */
export const finance: Recogniser = defineRecogniser({
  type: 'finance',
  sources: [
    'US Gramm-Leach-Bliley Act, 15 U.S.C. 6809 (4) (nonpublic personal information)',
    'Regulation (EU) 2016/679, recital 75',
    'IRS, forms W-2, 1040 and 1099 (names of income and tax papers)',
  ],
  ...searchTerms({
    strong: `
      salary, salaries, wages, hourly wage, wage garnishment, paycheck, paycheque, payslip, pay stub, pay slip, pay raise, annual income, monthly income, yearly income, household income, low income, net income after, gross income, taxable income, income tax, income verification, bankruptcy, filed bankruptcy, went bankrupt, is bankrupt, credit score, credit report, credit history, credit rating, net worth, bank statement, bank balance, account balance, checking balance, savings balance, savings account, checking account,
      student loan, personal loan, car loan, home loan, auto loan, payday loan, loan application, loan repayment, loan payment, loan balance, mortgage, remortgage, overdraft, foreclosure, foreclosed, tax return, tax refund, tax bill, tax filing, tax debt, back taxes, irs, irs audit, w 2, w 2 form, form 1040, pension, 401 k, 401k, roth ira, retirement savings, retirement account, retirement fund, inherited a, inherited money, inheritance tax,
      investment portfolio, investment account, brokerage account, stock portfolio, capital gains, direct deposit, debt collector, debt collection, debt consolidation, collection agency, credit card debt, credit card balance, medical debt, in debt, gambling debt, owes money, owe money, food stamps, unemployment benefit, welfare benefit, social security benefit, disability benefit, financial hardship, financial difficulty, financial difficulties, financial trouble, financial situation, financial status, financial record, financial problem, payroll, life savings, living paycheck, severance package, trust fund, tax evasion, stock options worth,
      gehaltsabrechnung, lohnabrechnung, schulden, insolvenz, privatinsolvenz, schufa, steuererklärung, steuerbescheid, kontostand, kontoauszug, hypothek, einkommen, jahresgehalt, monatsgehalt, salaire, salaires, dettes, prêt immobilier, hypothèque, faillite personnelle, impôt sur le revenu, relevé bancaire, surendettement, fiche de paie, salario, sueldo, deuda, deudas, préstamo, hipoteca, bancarrota, declaración de la renta, nómina`,
    owned:
      'income, debt, loan, savings, taxes, inheritance, finances, investments, bonus, pay, wage, portfolio, creditors, assets, bank, rent, gehalt, lohn, rente, kredit, retraite, impôts, impuestos, ahorros, earnings, retirement',
    weak: 'loan, debt, income, savings, overdue, bankrupt, creditor, repayment, lender, borrower, taxes, owe, owed, owes, wage, bonuses, earns, annuity, inheritance, arrears, credit card, unpaid, kredit, prêt',
    unspaced:
      /연봉|급여|월급|대출|파산|부채|연금|신용 ?(?:점수|등급)|소득|체납|年収|給料|工资|贷款|破产|借金/gu,
  }),
})
