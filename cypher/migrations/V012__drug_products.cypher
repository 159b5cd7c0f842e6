CREATE CONSTRAINT drug_product_key IF NOT EXISTS FOR (n:DrugProduct) REQUIRE n.key IS UNIQUE;
CREATE INDEX medication_product IF NOT EXISTS FOR (n:Medication) ON (n.product);
